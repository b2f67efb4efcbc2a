"""Letters as somebody would read them."""

import itertools
import subprocess


def text_of(pdf):
    """What can be copied out of a PDF, in its reading order."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


_references = itertools.count(1)


def another(page):
    """Makes the open form one of its own: what was just saved with the very same content is not written again."""
    page.get_by_label("Your reference").fill(f"Journey {next(_references)}")
