"""How much Hypothesis tries: `default` for `make test`, `soak` for the long run (HYPOTHESIS_PROFILE=soak)."""

import os

from hypothesis import HealthCheck, Phase, settings

# No deadline: a machine that is busy with something else must not fail a test.
_PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=set(Phase) - {Phase.explain},
    report_multiple_bugs=False,
)
settings.register_profile("default", _PATIENT, max_examples=150, stateful_step_count=40)
settings.register_profile("soak", _PATIENT, max_examples=1_000, stateful_step_count=80)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
