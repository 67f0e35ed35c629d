"""What every test lives under."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A shared or slow machine is no defect of the code: no example is judged by the time it takes.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
