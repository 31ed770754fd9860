/** What generator/site/search_index.py writes. */

import type { Alias } from "./query.js";

export type PageRow = [key: string, nav: number, context: number, weight: number];
export type SectionRow = [page: number, tracks: number, anchor: string, ...texts: number[]];

export interface SearchData {
  tracks: [id: string, folder: string, name: string][];
  aliases: Alias[];
  /** Words that only make a question of what they stand in, between bars. */
  small?: string;
  /** Where to go when nothing is found. */
  ways?: [title: string, path: string][];
  pages: PageRow[];
  sections: SectionRow[];
  text: string;
}

/** A stretch of text with what to mark in it. */
export type Piece = { text: string; marked: boolean };

export interface FoundSection {
  title: Piece[];
  teaser: Piece[];
  anchor: string;
  score: number;
}

export interface FoundPage {
  title: Piece[];
  teaser: Piece[];
  context: string[];
  path: string;
  /** What the page is to mark. */
  words: string;
  score: number;
  sections: FoundSection[];
}

export interface Found {
  pages: FoundPage[];
  /** The query with its last word finished. */
  suggestion: string;
}

declare global {
  var taphuanSearch: SearchData | undefined;
  var taphuanFind:
    | {
        openBox: (box: Element, base: string, data: Promise<SearchData | undefined>) => void;
        markWords: (query: string) => void;
      }
    | undefined;
}
