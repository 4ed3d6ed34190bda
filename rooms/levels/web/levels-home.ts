import type { z } from 'zod'
import type { areaLevel, levelBriefings, levelProposal, levelsHome } from '../domain/index.ts'

/** The home of levels as it travels. */
export type LevelsHome = z.infer<(typeof levelsHome)['answer']>

/** The level of one area as it travels. */
export type AreaLevelAnswer = z.infer<(typeof areaLevel)['answer']>

/** One proposal as it travels. */
export type ShownProposal = z.infer<(typeof levelProposal)['answer']>

/** A criteria set with its briefings, as it travels. */
export type BriefedSet = z.infer<(typeof levelBriefings)['answer']>['sets'][number]
