"""The use cases of a person's own content: ``keeping`` a bank, and ``taking_in`` documents."""

from interviewer.authoring.keeping import Authoring, Laid
from interviewer.authoring.taking_in import TakingIn

__all__ = ["Authoring", "Laid", "TakingIn"]
