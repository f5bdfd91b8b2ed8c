"""The demo driver: plays units, officers and residents, so that whoever tries the program is not alone.

    pace = load_pace()
    driver = Driver(demo, texts, pace, clock, submit=ledger.submit, standing=..., seed="demo")
    await driver.run()      until cancelled; `await driver.step()` does what is due now

It runs on the domain clock, so a clock that stands still stops it.
"""
