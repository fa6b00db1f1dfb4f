"""What several tests of charts need."""

import pandas as pd
import pytest


@pytest.fixture
def counts() -> pd.DataFrame:
    return pd.DataFrame(
        {"theme": ["a", "b"], "achievement": [2, 0], "target": [1, 5], "figures": [3, 5]}
    )
