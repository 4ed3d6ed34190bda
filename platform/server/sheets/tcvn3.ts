/**
 * TCVN3 (ABC fonts such as .VnTime, TCVN 5712:1993 VN3): one byte for one letter; capitals with a tone are small letters
 * shown by a font of capitals.
 */
const letters: readonly (readonly [first: number, text: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
]

const table: readonly string[] = (() => {
  const all = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte))
  for (const [first, text] of letters) for (const [index, letter] of [...text].entries()) all[first + index] = letter
  return all
})()

/** Bytes of TCVN3 as text. */
export function decodeTcvn3(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += table[byte]
  return text
}
