// Prints, for every year of the Chinese calendar from 1900 to 2100, the
// Gregorian first day of each of its months (a leap month marked with +):
//
//	npm install lunar-javascript
//	node lunar.js >lunar.txt
//
// With the argument "table" it prints the rows of lunartable.go instead.
const { Solar } = require("lunar-javascript");

const years = [];
let day = Solar.fromYmd(1900, 1, 31);
for (; day.getLunar().getYear() <= 2100; day = day.next(1)) {
  const lunar = day.getLunar();
  if (lunar.getDay() !== 1) continue;
  if (lunar.getMonth() === 1) years.push({ year: lunar.getYear(), months: [] });
  const months = years[years.length - 1].months;
  months.push({ first: day, month: Math.abs(lunar.getMonth()), leap: lunar.getMonth() < 0 });
}
const end = day;

if (process.argv[2] === "table") {
  years.forEach(({ year, months }, i) => {
    let packed = 0;
    months.forEach((m, j) => {
      const next = j + 1 < months.length ? months[j + 1].first : i + 1 < years.length ? years[i + 1].months[0].first : end;
      if (m.leap) packed |= m.month;
      if (next.subtract(m.first) === 30) packed |= m.leap ? 1 << 16 : 1 << (16 - m.month);
    });
    packed |= months[0].first.subtract(Solar.fromYmd(year, 1, 1)) << 17;
    process.stdout.write("0x" + packed.toString(16).padStart(6, "0") + (i % 10 === 9 ? ", // " + (year - 9) + "\n" : ", "));
  });
} else {
  const show = (d) => d.toYmd().replaceAll("-", "");
  for (const { year, months } of years)
    console.log(year + ":", months.map((m) => (m.leap ? "+" : "") + show(m.first)).join(" "));
  console.log("end:", show(end));
}
