/** How a receipt of a tip is written: 20 letters and figures that can be read out, in fours. */
export const tipReceiptPattern = /^[a-z2-7]{4}(-[a-z2-7]{4}){4}$/

/** A receipt as people copy it — capitals, blanks, other strokes or none between the fours — as it was given out; undefined: it is none. */
export function readTipReceipt(typed: string): string | undefined {
  const letters = typed.toLowerCase().replaceAll(/[\s\p{Dash}.]/gu, '')
  const code = (letters.match(/.{1,4}/g) ?? []).join('-')
  return tipReceiptPattern.test(code) ? code : undefined
}
