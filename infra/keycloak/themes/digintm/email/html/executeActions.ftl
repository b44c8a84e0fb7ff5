<#-- In place of the parent's, which does not say the user name: for somebody new this is the first they hear of it. -->
<#import "template.ftl" as layout>
<#outputformat "plainText">
<#assign actions><#list requiredActions![] as action>${msg("requiredAction.${action}")}<#sep>, </#list></#assign>
</#outputformat>
<@layout.emailLayout>
${kcSanitize(msg("executeActionsBodyHtml", link, linkExpiration, realmName, actions, linkExpirationFormatter(linkExpiration), user.username))?no_esc}
</@layout.emailLayout>
