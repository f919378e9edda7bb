"""How Sphinx makes the manual of the docstrings: `python -m sphinx -n .github/manual build/manual`."""

from collections.abc import Mapping, Sequence

import pysubs2
from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx

import smartresult
from smartresult.batch import checks, options

project = "smartresult"
author = "The smartresult authors"
release = version = smartresult.__version__

extensions = ["sphinx.ext.autodoc", "myst_parser"]  # the second reads the recipes, which are Markdown as the README is
default_role = "verbatim"  # `name` in a docstring is code, as help() shows it
html_theme = "alabaster"
html_theme_options = {"page_width": "80rem", "body_max_width": "auto", "sidebar_width": "15rem"}
html_show_copyright = False
html_copy_source = False

autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
python_maximum_signature_line_length = 100
myst_heading_anchors = 2

# What the modules import for type checkers alone, and signatures name.
checks.Report = smartresult.Report
options.pysubs2 = pysubs2

# Names that signatures have and this manual does not explain: those of Python and other libraries, whose pages a build
# without a network can't ask.
nitpick_ignore_regex = [("py:.*", r"(?!smartresult\.).*")]


def read_verbatim(
    _name: str,
    raw: str,
    _text: str,
    _line: int,
    _inliner: Inliner,
    _options: Mapping[str, object] | None = None,
    _content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """What stands between single backticks, as code, its backslashes included: the role `code` would drop them."""
    return [nodes.literal(raw, raw.strip("`"))], []


def setup(app: Sphinx) -> None:
    """Add the role to *app*."""
    app.add_role("verbatim", read_verbatim)
