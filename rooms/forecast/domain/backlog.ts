/** When a day’s number looks like cases of other days entered at once (dồn số liệu): dated data of the profile. */
export interface BacklogRule {
  /** Below this many cases nothing is suspected. */
  readonly leastCases: number
  /** Suspected from this multiple of the highest day of the window before on. */
  readonly times: number
  /** Days of that window. */
  readonly window: number
}

/**
 * Places of days whose count leaps as no epidemic does: at least `leastCases`, and `times` the highest of the days before. An
 * epidemic of a serial interval of days cannot grow a hundredfold overnight; 151,919 in a day after a few thousand is paper
 * that was piled up. Suspected only: nobody's number is changed, but no Rt, growth or alarm is drawn from a window that
 * holds such a day, until somebody says what it was. What the register itself marks as backlog never enters the counts.
 */
export function suspectedBacklog(counts: ArrayLike<number>, rule: BacklogRule): readonly number[] {
  const found: number[] = []
  for (let day = rule.window; day < counts.length; day += 1) {
    const count = counts[day] as number
    if (count < rule.leastCases) continue
    let highest = 1
    for (let back = 1; back <= rule.window; back += 1) {
      if (!found.includes(day - back)) highest = Math.max(highest, counts[day - back] as number)
    }
    if (count >= rule.times * highest) found.push(day)
  }
  return found
}
