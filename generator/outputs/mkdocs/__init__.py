"""The site engine: its settings as plain data, and the plugin, the only home of `mkdocs`."""
