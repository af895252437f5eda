"""Small tools of this repository: the suite, the checks, the locks. None runs in production."""
