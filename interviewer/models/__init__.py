"""The one door to language models, through litellm, which reaches any provider and any server that speaks like one.

``choice`` is which model to ask and with what key, ``door`` one request, ``causes`` what went wrong in words,
``hearing`` one that writes down speech, ``asking`` the formats and the patience, ``spending`` what it may cost,
``wording`` what is said to a model and ``replies`` the form of what it says.
"""

from interviewer.models.asking import Model
from interviewer.models.choice import ModelChoice
from interviewer.models.door import Message, Request, Said, load_in_background
from interviewer.models.spending import Purse

__all__ = ["Message", "Model", "ModelChoice", "Purse", "Request", "Said", "load_in_background"]
