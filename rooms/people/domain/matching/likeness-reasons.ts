/** Why two may be one, or may not; each a code with words of its own, none says who. */
export const likenessReasons = [
  'same-id-number',
  'id-number-slip',
  'same-phone',
  'same-name',
  'name-without-marks',
  'name-shortened',
  'name-swapped',
  'name-slip',
  'same-year',
  'year-near',
  'name-differs',
  'year-differs',
  'sex-differs',
  'phone-differs',
  'id-number-differs',
] as const

/** See {@link likenessReasons}. */
export type LikenessReason = (typeof likenessReasons)[number]
