"""What is raised when a run breaks off through no fault of the input."""


class RunFailedError(RuntimeError):
    """A run broke off; seeds that were finished are kept."""


class TwinsDifferError(RunFailedError):
    """Two runs differ before the policy starts: the model is at fault, and no difference may be read."""
