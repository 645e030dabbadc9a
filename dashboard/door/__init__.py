"""The revolving door: families of a real run as figures who walk in, wait, are helped and come back."""
