/** The word of a kind where it begins a line: Vietnamese writes it with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
