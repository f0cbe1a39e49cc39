package active

import "strings"

// The elements of SVG that draw. Not among them: what runs (script), embeds
// (foreignObject, feImage), moves (animate and set can put javascript: into a
// link that was sound), or asks for files (font-face-src).
var drawingElements = set("svg g defs symbol use switch path rect circle ellipse line polyline polygon image " +
	"text tspan textPath title desc style linearGradient radialGradient stop pattern clipPath mask marker " +
	"filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight " +
	"feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight " +
	"feSpecularLighting feSpotLight feTile feTurbulence")

// silentElements draw nothing, so that nobody misses them.
var silentElements = set("metadata view cursor")

// wordy are the elements in which text stands.
var wordy = set("text tspan textPath title desc")

// drawingAttributes are the attributes of those elements that say how
// something is drawn.
var drawingAttributes = set("id class style href xml:space version width height viewBox preserveAspectRatio transform transform-origin x y x1 x2 y1 y2 cx cy r rx ry fx fy fr d points pathLength dx dy rotate textLength lengthAdjust " +
	"startOffset method spacing side offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform " +
	"clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY systemLanguage type media role " +
	"filterUnits primitiveUnits in in2 result mode values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength " +
	"preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ z azimuth elevation " +
	"scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent mask-type " +
	"alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering direction display dominant-baseline " +
	"enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings font-size font-size-adjust font-stretch font-style font-variant " +
	"font-weight glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mix-blend-mode opacity overflow " +
	"paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit " +
	"stroke-opacity stroke-width text-align text-anchor text-decoration text-orientation text-rendering unicode-bidi vector-effect visibility white-space word-spacing writing-mode")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields(words) {
		m[word] = true
	}
	return m
}
