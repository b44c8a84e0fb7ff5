<#ftl output_format="plainText">
<#-- In place of the parent's, which does not say the user name: for somebody new this is the first they hear of it. -->
<#assign actions><#list requiredActions![] as action>${msg("requiredAction.${action}")}<#sep>, </#list></#assign>
${msg("executeActionsBody", link, linkExpiration, realmName, actions, linkExpirationFormatter(linkExpiration), user.username)}
