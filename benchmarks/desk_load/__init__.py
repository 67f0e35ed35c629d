"""Many users at the desk of a large archive, beside the bare queries.

The archive is not changed: its catalogue is copied, its documents are linked to, and decisions go into the copy. The
server, the users and whoever asks the bare queries are processes that share the machine for the same time, so that each
page stands beside the queries behind it as that machine answered them then. These queries are all that the page asks of
the archive (of its catalogue, its log of decisions and its files), by the same functions, and nothing of what is made
of the answers: no connection, no template, no JSON.
"""
