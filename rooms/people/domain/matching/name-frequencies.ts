/**
 * How many of a hundred people bear a family name, folded. The fourteen commonest are those of Lê Trung Hoa, "Họ và tên người
 * Việt Nam" (2005), which together are nine of ten people; the others are our assumption of what is left.
 */
const familyPercent: Readonly<Record<string, number>> = {
  nguyen: 38.4,
  tran: 11,
  le: 9.5,
  pham: 7.1,
  hoang: 5.1,
  huynh: 5.1,
  phan: 4.5,
  vu: 3.9,
  vo: 3.9,
  dang: 2.1,
  bui: 2,
  do: 1.4,
  ho: 1.3,
  ngo: 1.3,
  duong: 1,
  ly: 0.5,
}

/** Other family names that people of Hà Nội bear (our list): each some in a thousand. */
const otherFamilies = new Set(
  `an au bach be cao chu chau cu cung dam dao dinh doan giang giap ha han hua kieu kim la lam lo loc luong luu luyen ma mac
  mai nghiem nhu nong ong phi phung quach quan sam son ta thach thai than thieu to tong tieu tran trang trieu trinh truong
  tu ung uong van vi vien vuong xa`.split(/\s+/),
)

/**
 * How many of a hundred bear a part as given or second middle name, folded. Our assumption, made from lists of classes and
 * books of names as everybody knows them; no census of given names is published. To be confirmed.
 */
const givenPercent: Readonly<Record<string, number>> = {
  anh: 3.5,
  huong: 2.2,
  lan: 2,
  hung: 2,
  linh: 2,
  hoa: 1.8,
  ha: 2,
  minh: 2.2,
  dung: 2.2,
  thuy: 1.8,
  tuan: 2,
  nga: 1.5,
  hai: 1.8,
  huy: 1.4,
  mai: 1.5,
  thanh: 2,
  ngoc: 2,
  hanh: 1.2,
  long: 1.3,
  nam: 1.4,
  phuong: 2.2,
  quang: 1.2,
  son: 1.5,
  trang: 1.8,
  van: 1.4,
  yen: 1.1,
  binh: 1.3,
  cuong: 1.4,
  duc: 1.8,
  hien: 1.2,
}

const restFamily = 0.002
const restGiven = 0.005

/** Share of people with this family name (họ), folded; between 0 and 1. */
export function shareOfFamily(folded: string): number {
  return (familyPercent[folded] ?? restFamily * 100) / 100
}

/** Share of people who bear this part as given name (tên) or as the last middle name (đệm), folded; between 0 and 1. */
export function shareOfGiven(folded: string): number {
  return (givenPercent[folded] ?? restGiven * 100) / 100
}

/** Whether some people bear this part, folded, as their family name. */
export function isFamily(folded: string): boolean {
  return folded in familyPercent || otherFamilies.has(folded)
}
