"""The lives that several tests look at, lived once."""

import pytest

from tests.statistics import arms


@pytest.fixture(scope="session")
def paired() -> arms.Lives:
    """Live every arm with every seed."""
    return arms.paired_lives()


@pytest.fixture(scope="session")
def whole_paired() -> arms.Lives:
    """Live the baseline and the higher threshold in the whole place with seeds of their own."""
    return arms.whole_paired_lives()


@pytest.fixture(scope="session")
def turnover() -> arms.Lives:
    """Live the baseline and less turnover with seeds of their own."""
    return arms.turnover_lives()


@pytest.fixture(scope="session")
def co_location() -> arms.Lives:
    """Live co-location and shared outcomes, each alone and together, with seeds of their own."""
    return arms.co_location_lives()


@pytest.fixture(scope="session")
def advocates() -> arms.Lives:
    """Live the baseline and advocates of 5 and of 20 hours with seeds of their own."""
    return arms.advocate_lives()


@pytest.fixture(scope="session")
def sizes() -> arms.Lives:
    """Live the baseline in the whole place and in half of it."""
    return arms.size_lives()


@pytest.fixture(scope="session")
def queue() -> arms.Lives:
    """Live longer and shorter queues for early help with seeds of their own."""
    return arms.queue_lives()


@pytest.fixture(scope="session")
def prevention() -> arms.Lives:
    """Live the baseline and more key workers with seeds of their own."""
    return arms.prevention_lives()


@pytest.fixture(scope="session")
def closing() -> arms.Lives:
    """Live closing by the presenting need and by the whole family with seeds of their own."""
    return arms.closing_lives()
