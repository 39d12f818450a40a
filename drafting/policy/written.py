"""The base of everything that a policy file may say."""

from pydantic import ConfigDict

from drafting.domain.frozen import Frozen


class Written(Frozen):
    """Closed and immutable; what stands under a field here is what an editor shows beside it."""

    model_config = ConfigDict(use_attribute_docstrings=True)
