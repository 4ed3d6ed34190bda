import type { z } from 'zod'
import type { areaLevel, levelsHome } from '../domain/index.ts'

/** The home of levels as it travels. */
export type LevelsHome = z.infer<(typeof levelsHome)['answer']>

/** The level of one area as it travels. */
export type AreaLevelAnswer = z.infer<(typeof areaLevel)['answer']>
