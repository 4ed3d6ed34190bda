import { formatNumber, type Words } from '#kit'

/** What is too much, or too little rest, or both, of somebody in a week [FOR-05]. */
export function overworkedWords({ hours, limit, rest, restLimit }: Readonly<Record<string, unknown>>): Words {
  const parts: Words[] = []
  if (hours !== undefined) {
    parts.push({
      vi: `${comma(hours)} giờ trong tuần, mức ${comma(limit)}`,
      en: `${hours} hours this week, limit ${limit}`,
    })
  }
  if (rest !== undefined) {
    parts.push({
      vi: `giữa hai ca chỉ nghỉ ${comma(rest)} giờ, ít nhất ${comma(restLimit)}`,
      en: `rested only ${rest} hours between two shifts, at least ${restLimit}`,
    })
  }
  return { vi: parts.map(({ vi }) => vi).join('; '), en: parts.map(({ en }) => en).join('; ') }
}

const comma = (value: unknown) => formatNumber(Number(value))
