# SystemExit with a number.
print("working")
raise SystemExit(7)
