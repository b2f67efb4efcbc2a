"""Letters as somebody would read them."""

import subprocess


def text_of(pdf):
    """What can be copied out of a PDF, in its reading order."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()
