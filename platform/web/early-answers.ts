/** How long an answer that came with the page counts as fresh, in milliseconds since the page was asked for. */
const freshFor = 20_000

let early: Readonly<Record<string, unknown>> = readPage()

/**
 * The answer that the server sent along with the page, by the address under `/api` that it would be asked at; undefined
 * where there is none, or where it is old by now.
 */
export function earlyAnswer<A>(address: string): A | undefined {
  return performance.now() < freshFor ? (early[address] as A | undefined) : undefined
}

/** Somebody else is here: what came with the page was not for them. */
export function forgetEarlyAnswers(): void {
  early = {}
}

function readPage(): Record<string, unknown> {
  const text = document.getElementById('early-answers')?.textContent
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}
