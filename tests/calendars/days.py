"""Writes, for each of two packages, every working day of mainland China from 2004 to 2026, one a line."""

import datetime
import pathlib
import sys

place = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(place / "packages"))

import chinese_calendar
import holidays

china = holidays.China(years=range(2003, 2028))
first, last = datetime.date(2004, 1, 1), datetime.date(2026, 12, 31)
days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
for name, works in [("chinesecalendar", chinese_calendar.is_workday), ("holidays", china.is_working_day)]:
    worked = [day.isoformat() for day in days if works(day)]
    (place / f"{name}.days").write_text("\n".join(worked) + "\n")
