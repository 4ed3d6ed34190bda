// The rooms, from the ground up, and which earlier rooms each may enter. Read by `npm run check` (tools/arrows).
// Adding a name to `needs` is a design decision: say why in the commit.
const room = (wing, name, ...needs) => ({ wing, name, needs })

module.exports = [
  room('ground', 'areas'),
  room('ground', 'bodies', 'areas'),
  room('ground', 'access', 'areas', 'bodies'),
  // People enters access only to write down each look at a name (SG-09).
  room('ground', 'people', 'areas', 'bodies', 'access'),
  room('orders', 'tasks', 'areas', 'bodies'),
  room('orders', 'documents', 'areas', 'bodies', 'tasks'),
  room('orders', 'duty', 'areas', 'bodies'),
  room('work', 'sites', 'areas', 'bodies'),
  room('work', 'patrols', 'areas', 'bodies'),
  // Access: every look at the person whom a permit names is written down by it (SG-09).
  room('work', 'passes', 'areas', 'bodies', 'access', 'documents'),
  // Access: every look at the health of a member is written down by it (SG-09).
  room('work', 'forces', 'areas', 'bodies', 'access', 'tasks', 'documents', 'duty'),
  // Checkpoints know a declaration by the id on its receipt only: symptoms stay in the room of declarations (SG-02).
  // To access: each look at a sealed number plate is written down there (SG-09).
  room('work', 'checkpoints', 'areas', 'bodies', 'access', 'tasks', 'documents', 'duty', 'sites', 'passes', 'forces'),
  // Access: every look at the person of a declaration is written down by it (SG-09).
  room('work', 'declarations', 'areas', 'bodies', 'access', 'tasks', 'documents', 'sites', 'passes'),
  room('work', 'teams', 'areas', 'bodies', 'people', 'tasks', 'documents', 'checkpoints'),
  room('work', 'coupons', 'areas', 'bodies', 'people', 'tasks', 'documents', 'sites', 'passes'),
  // Access: every look at a sick person's record is written down by it (SG-09).
  room('work', 'cases', 'areas', 'bodies', 'access', 'people', 'tasks', 'documents'),
  // Declarations lend check-ins at places as visits, checkpoints nothing: who crossed a post is not traced (SG-18).
  room(
    'work',
    'tracing',
    'areas',
    'bodies',
    'access',
    'people',
    'tasks',
    'documents',
    'sites',
    'declarations',
    'cases',
  ),
  room(
    'work',
    'quarantine',
    'areas',
    'bodies',
    'access',
    'people',
    'tasks',
    'documents',
    'sites',
    'teams',
    'cases',
    'tracing',
  ),
  room('judgement', 'zones', 'areas', 'bodies', 'people', 'tasks', 'documents', 'sites', 'cases'),
  room('judgement', 'levels', 'areas', 'bodies', 'documents', 'tasks', 'cases', 'zones'),
  room('judgement', 'forecast', 'areas', 'bodies', 'cases'),
  room('work', 'inspections', 'areas', 'bodies', 'tasks', 'documents', 'sites'),
  room('work', 'violations', 'areas', 'bodies', 'access', 'documents', 'duty', 'sites', 'inspections'),
  room('command', 'reports', 'areas', 'bodies', 'tasks', 'documents'),
  room('judgement', 'accountability', 'areas', 'bodies', 'access', 'tasks', 'documents', 'inspections'),
  // SG-02: no room with health data may ever stand in the line of violations, accountability or scorecards.
  room(
    'judgement',
    'scorecards',
    'areas',
    'bodies',
    'tasks',
    'documents',
    'duty',
    'reports',
    'inspections',
    'violations',
    'accountability',
  ),
  room('command', 'overview', 'areas', 'bodies', 'tasks', 'documents', 'duty', 'reports'),
  room('command', 'models', 'areas', 'bodies', 'tasks', 'documents'),
  room('command', 'briefs', 'areas', 'bodies', 'access', 'tasks', 'documents', 'duty', 'reports', 'overview'),
  room('command', 'public', 'areas', 'bodies', 'documents', 'duty', 'violations', 'accountability', 'models'),
  room('command', 'audit', 'areas', 'bodies', 'access'),
  room('command', 'exchange', 'areas', 'bodies'),
]
