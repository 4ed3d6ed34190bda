/** A title of an area in the middle of a sentence: `Phường Mai Động` becomes `phường Mai Động`; a bare name stays. */
export function inSentence(title: string): string {
  return /^(?:Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn|Tổ dân phố|Thôn|Xóm|Khu)(?= )/u.test(title)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title
}
