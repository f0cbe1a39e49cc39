// Package internal is the map of bao.
//
// # The flow, one direction
//
//	content/ layouts/ static/ site.yaml          fs.FS, read only
//	   │ source     split files, digest them, keep line numbers
//	   │ load       parse (remembered per file) and make up   ─▶ problems
//	   ▼
//	 paper.Paper     issues, pages, sections, people, articles
//	   │ edition/*  each adds its files
//	   ▼
//	 edition.Plan    the ledger: every address has one owner        ─▶ problems
//	                 and a dist.File {Path, Key, Write}, not yet rendered
//	   ├─▶ build: render what changed, in workers ─▶ dist.Tree ─▶ public/
//	   └─▶ serve: render a file when a browser asks for it
//
// A page is a function of its view: a template sees one typed struct and
// nothing else. The key of a file is a digest of that view, of the layouts and
// of the program, so it is complete by construction; a file whose key is
// unchanged is not rendered again. Nothing tracks dependencies.
//
// Problems are values that travel beside the data; only cmd prints. An error
// in the copy leaves the output as it was. Each kind of problem is declared
// once, as a diag.Rule in the rules.go of the package that finds it, and is on
// the list of package site, which knows what the paper makes of it.
//
// # The layers
//
// A package imports only from layers below its own; the table is held by a
// test in this folder.
//
//	-1 diag      a problem: place, sentence, hint, and the rule it breaks
//	   foreign   a document that another program made, in one form
//	   fresh     makes files that are not there yet, all or none
//	   loopback  addresses of this computer, for the servers of tests
//	   patience  tries again what another program keeps from being done
//	   proof     how much of a long proof a run of the tests makes, and what it costs
//	   zh        Chinese text: width, numerals, dates, lunar date, slugs, cutting
//	0  words     the paper's own words in traditional characters
//	   audit     what of an article is neither printed nor accounted for
//	   byline    credits in newspaper copy
//	   kin       which texts belong together, by the rare words that they share
//	   yamltree  YAML to a tree with places
//	   dist      planned files, keys, the committed tree, its lock and manifest
//	   watch     tells that something changed and is quiet again
//	   browser   finds an installed web browser
//	   ical      calendars written in iCalendar
//	   origin    where a site's copies of built-in files come from
//	   style     a site's own style sheet: what browsers pass over in silence
//	   handbook  what the handbook says of the views of templates
//	   undo      changes of files that can be taken back
//	   parcel    files packed as a ZIP
//	   publish/host   the contract: what a host can do, is given, and says
//	   foreign/word   numerals, symbols, fields and tables of word processors
//	   ical/icaltest  a calendar read by the letter, for tests
//	   foreign/foreigntest   a document told in lines, for tests
//	   feedtest  a feed held to its standard, for tests
//	   active    files that can act; an SVG made one that can't
//	   script    scripts and style sheets shortened for the way to readers
//	1  config    site.yaml, strict
//	   source    files found, split, digested
//	   matter    front matter to located fields
//	   markup    Markdown to an immutable tree; the tree to HTML and text
//	   layout    templates, checked by the types of their views, executed by name with one
//	   photo     a picture to oriented, stripped, resized variants
//	   card      the picture that stands for an article where it is shared
//	   typeset   Chinese text to lines of a measure
//	   compose   stories of known shape to places on a page
//	   docx      a Word document to the one form of foreign ones
//	   word97    a .doc of Word 97 to 2003, or of WPS, likewise
//	   rtf       an RTF document likewise
//	   webpage   a page saved from a browser or from WeChat likewise
//	   plaintext a page of text, in any encoding, to the stories on it
//	   browser/browsertest   a window of a browser, for tests
//	   secret    passwords, wherever they are kept
//	   publish/host/disk   what file systems refuse for good, in words
//	   publish/host/hosttest   the contract of hosts, held, for tests
//	2  paper     the newspaper as plain structs
//	   publish/…   folder, zip, sftp, ftp, webdav, s3, git: each speaks with one kind of host
//	   publish/headers   media types and lifetimes of what is published
//	   publish/limits    what well-known hosts take at most
//	   publish/verify    reads a publication back as readers get it
//	   publish/recipe   the files with which a paper publishes itself
//	3  publish/all   the one list of hosts
//	   publish/delivery   a host brought up to date with a set of files
//	   load      files to paper; owner of folder, key and address conventions
//	   sheet     an issue made up: which article on which page, and where on it
//	4  starter   the first files of a new paper, issue or article
//	   intake    what comes in, to article files
//	   record    what stood on which page of an issue, kept when it comes out
//	5  edition   the contract: what an edition is given, and the plan
//	   memory    what is kept in .bao/ between runs
//	6  edition/view   what templates of several editions see
//	   edition/schema what search engines read of a page, in the words of schema.org
//	7  edition/page   the printed page: page views, composed fronts, print
//	8  edition/…      web, search, feed, sitemap, calendar, offline, asset, homescreen, bundle: each
//	                  plans one way of publishing
//	9  edition/all    the one list of editions
//	10 site      a site opened: paper, layouts, problems, memory
//	11 build     brings the output up to date
//	   press     the print edition, through an installed browser
//	12 publish   the paper built, sent to a host and seen to be there
//	13 serve     shows the paper while it is written, and the desk, where it is made
//	14 cmd/bao   one file a command, printing, exit codes
//	   bench     bao beside the floor and beside Hugo; never shipped
//	   release   the archives that are handed out; never shipped
//	   mutate    how many wrong changes the tests notice; never shipped
//	   lacking   what tests are skipped for want of a tool; never shipped
//
// # How to add …
//
// … a word of front matter: a row of the table in load/keys.go with the
// function that takes its value; a field of manuscript (load/manuscript.go)
// and of what it becomes (paper/paper.go, copied in load/article.go); the table
// of the handbook (README.zh-CN.md), which a test compares.
//
// … a field of a view: the struct, with what it means; its line in the handbook,
// which a test compares with the views and bao theme doc prints. One that is
// renamed or goes: what took its place, in edition/all/gone.go.
//
// … a rule: a variable in rules.go of the package that finds what is wrong,
// in the list at its end; rule.At where it is found; the table of the handbook,
// which go test ./internal/sitecheck -run Handbook -update writes; a case in
// cmd/bao/testdata.
//
// … an edition: a folder of internal/edition with a function Plan(edition.Source,
// *edition.Plan); its line in edition/all/all.go; its templates in layouts/, with
// their views in a table Views, by which they are checked, and named in the
// handbook; a script in cmd/bao/testdata. The commit of
// edition/sitemap shows it.
//
// … a format of copy that comes in: a package of layer 1 with a function
// Read(data []byte) (*foreign.Document, error), which knows nothing of papers;
// how it is known by its first bytes in intake/sniff.go, and its line in
// intake/read.go.
//
// … a kind of host to publish to: a folder of internal/publish with a function
// Open that returns a host.Host; its kind in config/publish.go and
// config/target.go; its line in publish/all; the handbook; its tests, against a
// real server, through publish/host/hosttest.
package internal
