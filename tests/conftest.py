"""What every test lives under."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A shared or slow machine is no defect of the code: no example is judged by the time it takes.
explore = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", explore)
# The gate tries the same examples every time, so that what it says is said of the change; `make explore` tries others.
settings.register_profile("house", explore, derandomize=True)
settings.load_profile("house")
