import { defineRoom } from '#platform/server'
import { MODELS, modelPermissions } from '../domain/index.ts'
import { adoptModelIntent, evaluateAdoptionIntent } from './adopt-model.ts'
import { modelListRead, modelPageRead, publicModelsRead } from './models.query.ts'
import { modelsSheet } from './models.sheet.ts'
import { modelsTally } from './models.tally.ts'
import { offerModelIntent, recommendModelIntent, withdrawModelIntent } from './offer-model.ts'
import { reviewListRead, reviewPageRead } from './reviews.query.ts'
import { changeIntoTaskIntent, writeReviewIntent } from './reviews.ts'

/** The room of good practices (mô hình hay) and after-action reviews. */
export const modelsRoom = defineRoom({
  name: 'models',
  permissions: modelPermissions,
  refusals: [MODELS],
  intents: [
    offerModelIntent,
    recommendModelIntent,
    withdrawModelIntent,
    adoptModelIntent,
    evaluateAdoptionIntent,
    writeReviewIntent,
    changeIntoTaskIntent,
  ],
  reads: [modelListRead, reviewListRead, reviewPageRead, modelPageRead, publicModelsRead],
  tallies: [modelsTally],
  sheets: [modelsSheet],
})
