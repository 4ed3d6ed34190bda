/**
 * Weights of evidence that two entries are one person, after I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage",
 * Journal of the American Statistical Association 64 (1969) 1183–1210: the natural logarithm of how much likelier what is
 * seen is if they are one (m) than if they are two (u). A name that few bear says more than one that many bear
 * (W. E. Winkler, "Frequency-Based Matching in the Fellegi-Sunter Model of Record Linkage", US Bureau of the Census, 2000).
 * The m are our estimate of how line lists are written, checked by the labelled set (docs/people-matching.md); u of names come
 * from name-frequencies.ts, of years from an even spread over seventy years.
 */
const weigh = (m: number, u: number) => Math.log(m / u)

/** The most that any one agreement on a word of a name may say. */
const rarest = 0.0025

/** Agreement on a word that this share of people bear. */
export const weightOfShare = (share: number): number => weigh(0.9, Math.max(share, rarest))

/** What is added where a word agrees less than wholly; `fixed` ones do not depend on how rare it is. */
export const partWeights = {
  bare: weigh(0.8, 1),
  marks: weigh(0.03, 0.5),
  slipAtMost: weigh(0.06, 0.012),
  givenSlipLoss: weigh(0.03, 0.5),
  shortGiven: weigh(0.03, 0.006),
  shortFamily: weigh(0.03, 0.012),
  familyDiffers: weigh(0.01, 0.8),
  givenDiffers: weigh(0.004, 0.97),
} as const

/** The middle of a name. */
export const middleWeights = {
  bothNone: weigh(0.95, 0.7),
  oneNone: weigh(0.08, 0.5),
  differs: weigh(0.02, 0.7),
  short: weigh(0.06, 0.02),
  fillerSame: weigh(0.8, 0.5),
  fillerOther: weigh(0.004, 0.3),
} as const

/** The year of birth. */
export const yearWeights = {
  same: weigh(0.9, 1 / 70),
  oneOff: weigh(0.05, 2 / 70),
  turned: weigh(0.02, 3 / 70),
  near: weigh(0.015, 6 / 70),
  differs: weigh(0.015, 0.85),
} as const

/** Sex, as told. */
export const sexWeights = { same: weigh(0.99, 0.5), differs: weigh(0.01, 0.5) } as const

/** Telephone numbers: a family often has one together, so that one says less than an identity number. */
export const phoneWeights = { same: weigh(0.6, 0.0005), differs: weigh(0.4, 0.9995) } as const

/** Identity numbers (one bearer each; slips of one digit happen). */
export const idWeights = {
  same: weigh(0.95, 0.000001),
  slip: weigh(0.03, 0.00005),
  differs: weigh(0.02, 0.9999),
} as const

/** A name read in another order than the usual one: rarer if true, and one more chance to agree if not. */
export const swapWeight = weigh(0.1, 0.9)

/** From here on two are taken for one by the machine, if a year or a number agrees beside the name. */
export const sameFrom = 13

/** … and nobody else on file is almost as likely: then a person says which. */
export const aheadBy = 2

/** From here on a person is shown it as likely. */
export const maybeFrom = 6

/** From here on it stands in the list of possible duplicates until a person has looked. */
export const askFrom = 8
