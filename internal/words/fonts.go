package words

import "strings"

// fonts are the typefaces of style sheets, each followed by the one that stands in
// its place for traditional characters: it has them as they are written in
// Taiwan, and 。 in the middle of its square. They come with macOS, iOS,
// Windows and Linux as the others do.
var fonts = strings.NewReplacer(
	`"Songti SC"`, `"Songti TC"`, `"PingFang SC"`, `"PingFang TC"`, `"Heiti SC"`, `"Heiti TC"`, `"Kaiti SC"`, `"Kaiti TC"`,
	`Source Han Serif SC`, `Source Han Serif TC`, `Source Han Serif CN`, `Source Han Serif TW`,
	`Source Han Sans SC`, `Source Han Sans TC`, `Source Han Sans CN`, `Source Han Sans TW`,
	`Noto Serif CJK SC`, `Noto Serif CJK TC`, `Noto Sans CJK SC`, `Noto Sans CJK TC`, `Noto Sans Mono CJK SC`, `Noto Sans Mono CJK TC`,
	`Noto Serif SC`, `Noto Serif TC`, `Noto Sans SC`, `Noto Sans TC`,
	`"Microsoft YaHei"`, `"Microsoft JhengHei"`, `"AR PL UMing CN"`, `"AR PL UMing TW"`,
	`"LXGW WenKai"`, `"LXGW WenKai TC"`, `STKaiti`, `BiauKai`, `KaiTi`, `DFKai-SB`,
	`STZhongsong, SimHei`, `"LiSong Pro", "Microsoft JhengHei"`, `STZhongsong`, `"LiSong Pro"`, `STSong`, `"LiSong Pro"`,
	`SimSun, NSimSun`, `PMingLiU, MingLiU`, `SimSun`, `PMingLiU, "Microsoft JhengHei"`, `SimHei`, `"Microsoft JhengHei"`,
	`"FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", `, ``, `"FZXiaoBiaoSong-B05S", `, ``, `"FZXiaoBiaoSong-B05S"`, `"Songti TC"`,
)
