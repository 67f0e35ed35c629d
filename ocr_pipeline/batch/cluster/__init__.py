"""The workers of a cluster (Dask distributed) behind the executor interface of the local pool.

``pool`` is what a run holds, ``dispatch`` hands tasks out, ``roll`` knows the workers, ``checking`` says whether one
may take work, ``slots`` is what runs in a worker: a local pool, so that budgets are kept in one way everywhere, which
``held_pools`` keeps from task to task; ``link`` is the connection.
"""
