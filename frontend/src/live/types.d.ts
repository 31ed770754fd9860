/** What the class server says (generator/live), and what the live scripts keep. */

export interface OpenVote {
  id: string;
  round: number;
  title: string;
  text: string;
  options: string[];
}

/** The same for every phone of a class. */
export interface ClassState {
  v: number;
  title: string;
  code: string;
  vote: OpenVote | null;
  unlocked: string[];
}

export interface Me {
  id: string;
  name: string;
  unit: string;
  group: string;
  seat: string;
  pin: string;
}

/** One thing on its way to the class. */
export interface Outgoing {
  id: string;
  kind: "attempt" | "opinion" | "draft" | "vote";
  content: unknown;
}

/** A choice made on this device. */
export interface Choice {
  vote: string;
  round: number;
  choice: number;
  counter: number;
}

export interface VoteRound {
  round: number;
  open: boolean;
  phones: number[];
  hands: number[];
  total?: number;
}

export interface VoteResult {
  id: string;
  source: string;
  title: string;
  text: string;
  asked: string;
  options: string[];
  rounds: VoteRound[];
}

/** For the projector: numbers only. */
export interface Wall {
  title: string;
  code: string;
  joined: number;
  listed: number;
  here: number;
  handed_in: Record<string, number>;
  vote: VoteResult | null;
  unlocked: string[];
  links: string[];
  joining: string[];
  wifi: string;
  wifi_name: string;
}

export interface Joined extends Me {
  records: number;
  here: boolean;
  doing: string;
  answered: number;
  waiting: number;
}

/** One class in numbers, for the department. */
export interface DepartmentClass {
  id: string;
  code: string;
  title: string;
  joined: number;
  here: number;
  working: number;
  handed_in: number;
  received: number;
  waiting: number;
  votes: number;
  last: string;
  today: boolean;
}

export interface CatalogueItem {
  source: string;
  group: string;
  title: string;
  text: string;
  options: string[];
}

export interface TrainerView extends Wall {
  votes: VoteResult[];
  people: Joined[];
  missing: string[];
  conflicts: number;
  exercises: Record<string, { title: string; locked: boolean }>;
  catalogue: CatalogueItem[];
  laptop: boolean;
}

declare global {
  var taphuanLive: { words: Record<string, string>; course: string } | undefined;
}
