/** Minutes of a span, as a power of two; 31 of them hold every minute at which a stay may begin, and one more ends the last. */
const spanBits = 10
const spansPerPlace = 32

/** What finding a minute at a place needs. */
interface ByPlace {
  readonly placeTimes: Int32Array
  readonly placeSpans: Uint32Array
}

/**
 * For every place the first row of each span of 1,024 minutes, 128 bytes a place: whoever looks for a minute reads one line of
 * memory and then searches a few rows, instead of halving through the visits of a fortnight, each half another line.
 */
export function spansOf(placeFrom: Uint32Array, placeTimes: Int32Array): Uint32Array {
  const places = placeFrom.length - 1
  const spans = new Uint32Array(places * spansPerPlace)
  for (let place = 0; place < places; place++) {
    const end = placeFrom[place + 1] as number
    let row = placeFrom[place] as number
    for (let span = 0; span < spansPerPlace - 1; span++) {
      while (row < end && (placeTimes[row] as number) >> (16 + spanBits) < span) row++
      spans[place * spansPerPlace + span] = row
    }
    spans[place * spansPerPlace + spansPerPlace - 1] = end
  }
  return spans
}

/** The first row of the span in which a minute lies. */
export function spanStart({ placeSpans }: Pick<ByPlace, 'placeSpans'>, place: number, minute: number): number {
  return placeSpans[spanOf(place, minute)] as number
}

/** The first row of a place that enters at `enter` or later; the end of the place where there is none. */
export function firstRowFrom({ placeTimes, placeSpans }: ByPlace, place: number, enter: number): number {
  const at = spanOf(place, enter)
  const key = enter << 16
  let low = placeSpans[at] as number
  let high = placeSpans[at + 1] as number
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((placeTimes[middle] as number) < key) low = middle + 1
    else high = middle
  }
  return low
}

function spanOf(place: number, minute: number): number {
  return place * spansPerPlace + Math.max(0, Math.min(minute >> spanBits, spansPerPlace - 2))
}
