package s3

import (
	"fmt"
	"io/fs"
	"net/http"
	"strings"

	"bao/internal/publish/host"
)

// passing are codes of trouble that may pass though the status says no: bytes
// that changed on their way, two calls at once.
var passing = map[string]bool{
	"BadDigest": true, "InvalidDigest": true, "XAmzContentSHA256Mismatch": true, "IncompleteBody": true,
	"RequestTimeout": true, "OperationAborted": true, "ConditionalRequestConflict": true,
}

// moved are codes of a bucket that is in another region.
var moved = map[string]bool{
	"PermanentRedirect": true, "TemporaryRedirect": true, "AuthorizationHeaderMalformed": true,
	"InvalidRegion": true, "InvalidRegionName": true, "IllegalLocationConstraintException": true,
}

// full are codes of a store without room.
var full = map[string]bool{
	"QuotaExceeded": true, "StorageQuotaExceeded": true, "XMinioStorageFull": true, "XMinioAdminBucketQuotaExceeded": true,
}

// wrongKey are codes of a key that is not right.
var wrongKey = map[string]bool{
	"SignatureDoesNotMatch": true, "InvalidSecretKey": true,
	"InvalidAccessKeyId": true, "InvalidAccessKey": true, "InvalidSecretId": true,
}

// refuse is the error of a call that failed: a Refusal where trying again
// does not mend it.
func (s *store) refuse(c call, f *failure) error {
	switch {
	case f.status == http.StatusNotFound && !f.page && f.Code != "NoSuchBucket" && c.key != "" && c.method != http.MethodPut:
		return fs.ErrNotExist
	case passing[f.Code], f.status == http.StatusRequestTimeout, f.status == http.StatusTooManyRequests,
		f.status == http.StatusConflict, f.status == http.StatusPreconditionFailed:
		return f
	}
	refusal := s.told(c, f)
	switch {
	case s.at.scheme == "http" && s.proved.Load() && (refusal == nil || wrongKey[f.Code] || moved[f.Code]):
		return f // it was right before: bytes changed on their way
	case refusal != nil:
	case f.status >= 500 && f.status != http.StatusNotImplemented:
		return f
	case f.Code == "":
		refusal = &host.Refusal{
			Message: fmt.Sprintf("答话的不是对象存储：%s（%d）", s.at.host, f.status),
			Hint:    "检查地址，要写对象存储的（Endpoint），不是网站的；单位或旅馆的网络要登录的，先在浏览器里登录，再发布一次",
		}
	default:
		refusal = &host.Refusal{Message: "对象存储不接受（" + f.Code + "）", Hint: "检查 site.yaml 里的地址、桶和区域；问服务商时把括号里的代码告诉他们"}
	}
	if refusal.Err == nil {
		refusal.Err = f
	}
	return refusal
}

// told is the Refusal for what a store's code says, or nil.
func (s *store) told(c call, f *failure) *host.Refusal {
	switch {
	case f.skewed():
		return &host.Refusal{Message: "这台电脑的时钟不对，对象存储不认", Hint: "在系统设置里打开“自动设置时间”，再发布一次"}
	case f.status == http.StatusInsufficientStorage, full[f.Code]:
		return &host.Refusal{Message: "对象存储的空间用完了", Hint: "在控制台清理或者扩容，再发布一次"}
	case moved[f.Code], f.Endpoint != "", f.Region != "" && f.Region != s.signer.region && (f.status/100 == 3 || f.status == http.StatusBadRequest):
		return s.elsewhere(f)
	}
	switch f.Code {
	case "SignatureDoesNotMatch", "InvalidSecretKey":
		return &host.Refusal{Message: "对象存储的密钥不对", Secret: true, Hint: "从控制台重新复制密钥（AccessKey Secret、SecretKey），再发布一次，问的时候粘贴；它要和密钥编号 " + s.signer.keyID + " 是一对"}
	case "InvalidAccessKeyId", "InvalidAccessKey", "InvalidSecretId":
		return &host.Refusal{Message: "对象存储不认识这个密钥编号：" + s.signer.keyID, Secret: true, Hint: "检查 site.yaml 里的“用户”；密钥删了或停了，就在控制台新建一对"}
	case "NoSuchBucket", "InvalidBucketName":
		return &host.Refusal{Message: "没有这个桶：" + s.bucket(), Hint: "检查 site.yaml 里的“桶”和地址里的地区，和控制台上的一样才行；还没有桶就先在控制台建一个"}
	case "SecondLevelDomainForbidden", "PathStyleDomainForbidden":
		return &host.Refusal{Message: "这个对象存储要桶的名字写在域名前", Hint: "改成“桶的位置: 域名前”；地址是绑定给桶的域名，就写“桶的位置: 不写”"}
	case "MethodNotAllowed":
		return &host.Refusal{Message: "这个地址只能看，不能上传：" + s.at.host, Hint: "地址要写对象存储的（S3 Endpoint），不是网站的"}
	case "UserDisable", "AllAccessDisabled", "AccountProblem", "AccountArrears":
		return &host.Refusal{Message: "对象存储的帐号停用了，多半是欠费", Hint: "到控制台看看费用，恢复以后再发布一次"}
	case "KeyTooLongError":
		return &host.Refusal{Message: "文件名太长，对象存储不收：" + c.key, Hint: "把稿子或图片的名字改短"}
	case "AccessDenied", "Unauthorized", "Forbidden":
		return s.denied(c)
	}
	return nil
}

// elsewhere is the Refusal for a bucket that is in another region or at
// another host.
func (s *store) elsewhere(f *failure) *host.Refusal {
	if end := strings.TrimPrefix(f.Endpoint, s.at.name+"."); end != "" && end != s.at.written {
		return &host.Refusal{Message: "桶不在这个地址：" + s.at.written, Hint: "site.yaml 里的地址改成 " + s.at.scheme + "://" + end}
	}
	if f.Region == "" {
		return &host.Refusal{Message: "桶不在这个区域：" + s.signer.region, Hint: "在控制台看看桶在哪个区域，在 site.yaml 里写“区域: ”加上它的代号"}
	}
	return &host.Refusal{Message: "桶不在区域 " + s.signer.region + "，在 " + f.Region, Hint: "在 site.yaml 里写“区域: " + f.Region + "”；地址里有地区的，也改成这个"}
}

// denied is the Refusal for a right that is missing. Stores that may not list
// a bucket deny that a file isn't there, too.
func (s *store) denied(c call) *host.Refusal {
	right := map[string]string{http.MethodPut: "PutObject（上传）", http.MethodDelete: "DeleteObject（删除）", http.MethodGet: "GetObject（读）和 ListBucket（列出，阿里云叫 ListObjects，腾讯云叫 GetBucket）"}[c.method]
	if c.key == "" {
		right = "ListBucket（列出，阿里云叫 ListObjects，腾讯云叫 GetBucket）"
	}
	hint := "在控制台给密钥的用户加上对这个桶的 " + right + " 权限"
	if strings.HasSuffix(s.at.host, ".aliyuncs.com") { // help.aliyun.com/document_detail/451966.html
		hint += "；2025 年 3 月 20 日以后开通的阿里云帐号，内地的桶要用自己的域名：地址写绑定的域名，加上“桶的位置: 不写”"
	}
	return &host.Refusal{Message: "密钥没有权限：" + right, Hint: hint}
}

// bucket is the name of the bucket, for messages.
func (s *store) bucket() string {
	if s.at.name == "" {
		return s.at.host
	}
	return s.at.name
}
