"""Runs a module of Medusa without the pauses between its tries: what is denied stays denied, and it would try for six minutes."""
import runpy
import sys
import types

import tenacity.nap

tenacity.nap.time = types.SimpleNamespace(sleep=lambda seconds: None)
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name='__main__')
