import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

/** Reported figures, what does not add up in them, and how the units below stand with their reports. */
export async function figuresAt(_: Briefing): Promise<Pick<Brief, 'figures' | 'flaws' | 'reporting'>> {
  return { figures: [], flaws: [], reporting: [] }
}
