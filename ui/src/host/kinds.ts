/** Names for the closed sets inside the generated types. */
import type { Commands, FieldInfo, Filter, HistoryEntry, ImportLine, LampInfo } from './generated/commands';

export type FilterOp = Filter['op'];
export type FieldKind = FieldInfo['kind'];
export type LampCode = LampInfo['code'];
export type HistoryKind = HistoryEntry['kind'];
export type ImportOutcome = ImportLine['outcome'];
export type ExportFormat = Commands['form.export']['request']['format'];
