"""How forms look: our templates for Django's fields and widgets."""

from django.forms import Textarea
from django.forms.renderers import TemplatesSetting


class TablerRenderer(TemplatesSetting):
    """Renders a form's fields by `components/fields.html`."""

    form_template_name = "components/fields.html"


class ProseInput(Textarea):
    """A text people write as Markdown; the field says so (see `core.markdown`)."""

    is_prose = True
