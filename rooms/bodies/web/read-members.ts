/** A member of a delegation as the contract wants it. */
export interface TypedMember {
  name: string
  position: string
  leads: boolean
}

/**
 * Reads a delegation typed or pasted: one person a line, name and position parted by a tab, a comma or a dash. The
 * first line leads. A line without a position keeps an empty one, so that the form can say so.
 */
export function readMembers(text: string): TypedMember[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, index) => {
      const [name = '', ...rest] = line.split(/\t+|,\s*|\s+[–-]\s+/)
      return { name: name.trim(), position: rest.join(', ').trim(), leads: index === 0 }
    })
}
