"""Documents to print, fill in and sign: PDF by Typst, Word and Excel as zips of XML."""
