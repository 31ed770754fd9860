"""Zips to hand over: the site with its manifest, a guide, settings for servers, a small server."""
