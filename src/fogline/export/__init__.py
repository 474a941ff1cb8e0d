"""Events in other people's formats: one module a format, `registry` knows them all."""
