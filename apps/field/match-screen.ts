import type { FieldScreen } from '#platform/field'

/** A screen found for an address, with the `$name` parts of its path. */
export interface ScreenMatch {
  readonly screen: FieldScreen
  readonly params: Readonly<Record<string, string>>
}

/** The screen of an address; a part `$name` stands for any one part. */
export function matchScreen(screens: readonly FieldScreen[], pathname: string): ScreenMatch | undefined {
  const parts = pathname.split('/')
  for (const screen of screens) {
    const pattern = screen.path.split('/')
    if (pattern.length !== parts.length) continue
    if (!pattern.every((part, index) => part.startsWith('$') || part === parts[index])) continue
    const named = pattern.flatMap((part, index) => (part.startsWith('$') ? [[part.slice(1), parts[index] ?? '']] : []))
    return { screen, params: Object.fromEntries(named) }
  }
  return undefined
}
