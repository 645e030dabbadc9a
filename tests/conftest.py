"""What all tests share: hypothesis without a deadline (compiling takes its time), and a made-up model."""

from types import ModuleType

import pytest
from hypothesis import settings

settings.register_profile("revolving_door", deadline=None, derandomize=True)
settings.load_profile("revolving_door")


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """Put a made-up model in place of the real one, so that a run takes milliseconds; ship no posterior."""
    from tests import made_up_record

    monkeypatch.setattr("calibration.posterior.FOLDER", tmp_path_factory.mktemp("no_posteriors"))
    monkeypatch.setattr("sim.futures.simulate", made_up_record.simulate)
    return made_up_record
