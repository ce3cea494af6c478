"""What stands between the screens and a real terminal: safety, signals, keys, colours.

Only this package may use Textual's private parts. `environment`, `crash`, `guards`, `clipboard`
and `input_cleaner` import neither Textual nor Rich, so that the command line can use them early.
"""
